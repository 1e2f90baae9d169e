// com.unity.ugui
namespace UnityEngine.EventSystems
{
    public class EventSystem : MonoBehaviour
    {
    }
}
