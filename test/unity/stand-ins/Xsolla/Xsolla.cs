// The names of the public types of Xsolla's deprecated SDK (store-unity-sdk 3.1.1), which the guide's script uses, and
// the signatures of the members that the script and docs/guides/unity.md call.
#pragma warning disable 0649, 0414
using System;

namespace Xsolla.Auth
{
    public class DeviceInfo { }
    public class DeviceInfoExtensions { }
    public class LoginLink { }
    public enum LogoutType { None }
    public class OperationId { }
    public class SocialNetworkLink { }
    public class SocialNetworkLinks { }
    public class WebglSocialAuthenticator { }
    public class XsollaAuth { }
}

namespace Xsolla.Cart
{
    public class Cart { }
    public class CartFillItem { }
    public class CartItem { }
    public class PromocodeReward { }
    public class RemovePromocodeFromCartResult { }
    public class XsollaCart { }
}

namespace Xsolla.Catalog
{
    public class BundleItem { }
    public class BundleItems { }
    public class CouponRedeemedItem { }
    public class CouponRedeemedItems { }
    public class CouponReward { }
    public class Group { }
    public class Groups { }
    public class StoreItems
    {
        public Core.StoreItem[] items = new Core.StoreItem[0];
    }

    public class StoreShortItem { }
    public class StoreShortItems { }
    public class VirtualCurrencyItem { }
    public class VirtualCurrencyItems { }
    public class VirtualCurrencyPackage { }
    public class VirtualCurrencyPackages { }
    public static class XsollaCatalog
    {
        public static void GetCatalog(
            Action<StoreItems> onSuccess,
            Action<Core.Error> onError,
            int limit = 50,
            int offset = 0,
            string locale = null,
            string country = null,
            string additionalFields = "long_description")
        {
        }
    }
}

namespace Xsolla.Core
{
    public enum AndroidActivityType { None }
    public class BrowserCloseInfo { }
    public class Constants { }
    public class DeviceIdUtil { }
    public enum DeviceType { None }
    public class Error
    {
        public string errorMessage;
    }

    public enum ErrorGroup { None }
    public enum ErrorType { None }
    public interface IInAppBrowser { }
    public interface IInAppBrowserNavigationInterceptor { }
    public class ImageLoader { }
    public class InputProvider { }
    public class LocaleUtil { }
    public enum LogLevel { None }
    public class MediaListItem { }
    public class OrderContent { }
    public class OrderData
    {
        public string token;
        public int order_id;
    }

    public class OrderId { }
    public class OrderItem { }
    public class OrderStatus
    {
        public int order_id;
        public string status;
    }

    public class OrderTracker { }
    public class OrderTrackingData { }
    public class OrderTrackingService { }
    public enum ParseParameter { None }
    public class ParseUtils { }
    public class PayStationUI { }
    public class PayStationUISettings { }
    public class PlatformSpecificAppearance { }
    public class Price
    {
        public string amount;
        public string currency;
    }

    public class PurchaseParams { }
    public class RedirectPolicy { }
    public class RedirectPolicySettings { }
    public enum SdkType
    {
        Store,
    }

    public class ShippingData { }
    public enum SocialProvider { None }
    public class SteamUtils { }
    public class StoreItem
    {
        public string sku;
        public string name;
        public Core.Price price;
    }

    public class StoreItemAttribute { }
    public class StoreItemGroup { }
    public class StoreItemLimits { }
    public class StoreItemPromotion { }
    public class TokenData { }
    public class UserInfo { }
    public enum VirtualItemType { None }
    public class VirtualPrice { }
    public class WebGlAppearance { }
    public class WebRequestHelper { }
    public class XDebug { }
    public class XsollaSettings
    {
        public static bool IsSandbox { get; set; }
    }

    public class XsollaSettingsEditor { }
    public class XsollaToken { }
    public static class XsollaWebBrowser
    {
        public static void OpenPurchaseUI(
            string paymentToken,
            bool forcePlatformBrowser = false,
            Action<BrowserCloseInfo> onBrowserClosed = null,
            PlatformSpecificAppearance platformSpecificAppearance = null,
            SdkType sdkType = SdkType.Store)
        {
        }

        public static void Close(float delay = 0, bool isManually = false)
        {
        }
    }
}

namespace Xsolla.GameKeys
{
    public class DrmItem { }
    public class DrmItems { }
    public class GameItem { }
    public class GameItems { }
    public class GameKeyItems { }
    public class GameOwnership { }
    public class XsollaGameKeys { }
}

namespace Xsolla.Inventory
{
    public class ConsumeItem { }
    public class InventoryItem { }
    public class InventoryItems { }
    public enum SubscriptionStatusType { None }
    public class TimeLimitedItem { }
    public class TimeLimitedItems { }
    public class VirtualCurrencyBalance { }
    public class VirtualCurrencyBalances { }
    public class XsollaInventory { }
}

namespace Xsolla.Orders
{
    public class Billing { }
    public class CountryWht { }
    public class Data { }
    public class DirectWht { }
    public class Event { }
    public class Events { }
    public class Item { }
    public class Order { }
    public class Payment { }
    public class PaymentDetails { }
    public class PaymentMethodFee { }
    public class PaymentMethodSum { }
    public class PaymentToken { }
    public class PaymentTokenItem { }
    public class Payout { }
    public class Purchase { }
    public class RepatriationCommission { }
    public class SalesTax { }
    public class Settings { }
    public class Total { }
    public class Transaction { }
    public class User { }
    public class UserAcquisitionFee { }
    public class Vat { }
    public class XsollaBalanceSum { }
    public class XsollaFee { }
    public class XsollaOrders { }
}

namespace Xsolla.Subscriptions
{
    public class PaymentLink { }
    public class PaymentSettings { }
    public class Period { }
    public class PlanCharge { }
    public class PlanItem { }
    public class PlanItems { }
    public class PlanPromotion { }
    public class SubscriptionCharge { }
    public class SubscriptionDetails { }
    public class SubscriptionItem { }
    public class SubscriptionItems { }
    public enum SubscriptionStatus { None }
    public class UserAccountLink { }
    public class XsollaSubscriptions { }
}

namespace Xsolla.UserAccount
{
    public class AddUsernameAndEmailResult { }
    public class CheckUserAgeResult { }
    public class FoundUser { }
    public class FoundUsers { }
    public enum FriendAction { None }
    public enum FriendsSearchOrder { None }
    public enum FriendsSearchSort { None }
    public enum FriendsSearchType { None }
    public class LinkDeviceRequest { }
    public class LinkSocialProviderLink { }
    public class LinkedSocialNetwork { }
    public class LinkedSocialNetworks { }
    public class LinkingCode { }
    public class UserAttribute { }
    public class UserAttributes { }
    public class UserDeviceInfo { }
    public class UserDevicesInfo { }
    public class UserEmail { }
    public class UserFriend { }
    public class UserFriends { }
    public class UserInfoUpdate { }
    public class UserPhoneNumber { }
    public class UserPublicInfo { }
    public class UserSocialFriend { }
    public class UserSocialFriends { }
    public class XsollaUserAccount { }
}
