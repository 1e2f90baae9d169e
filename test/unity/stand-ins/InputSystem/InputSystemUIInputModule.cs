// com.unity.inputsystem
namespace UnityEngine.InputSystem.UI
{
    public class InputSystemUIInputModule : MonoBehaviour
    {
    }
}
